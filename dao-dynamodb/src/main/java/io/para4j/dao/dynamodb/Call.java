package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;

/** What the requests of one operation have in common: where they are counted, and when they are to end early. */
record Call(CostCounter usage, Interruption interruption) {}
