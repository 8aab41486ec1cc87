/// Invoices, the payments and credit notes that settle them, and how much of what settles which.
@NullMarked
package io.attune.commerce.invoices;

import org.jspecify.annotations.NullMarked;
