package io.para4j.dao.dynamodb;

import io.para4j.spi.Usage;

/** What the requests of one operation have in common: where they are counted, and when they are to end early. */
record Call(Usage usage, Interruption interruption) {}
