/// What customers owe, by age, how they paid so far, and how much more we let them owe.
@NullMarked
package io.attune.commerce.receivables;

import org.jspecify.annotations.NullMarked;
