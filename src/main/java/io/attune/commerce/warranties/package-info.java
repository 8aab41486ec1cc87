/// What we promised to mend: warranties of things that were sold, and what came of claims.
@NullMarked
package io.attune.commerce.warranties;

import org.jspecify.annotations.NullMarked;
