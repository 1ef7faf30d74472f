/** The first program of getting-started.md, in the package that the page gives it. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
