/// What we sell, in categories, with prices that begin and end.
@NullMarked
package io.attune.commerce.catalog;

import org.jspecify.annotations.NullMarked;
