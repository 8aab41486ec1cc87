/// What other currencies were worth in the company's, day by day: pasted as a table, used by everything that adds up.
@NullMarked
package io.attune.commerce.rates;

import org.jspecify.annotations.NullMarked;
