/// Who or what made orders, invoices, payments and products.
@NullMarked
package io.attune.commerce.origins;

import org.jspecify.annotations.NullMarked;
