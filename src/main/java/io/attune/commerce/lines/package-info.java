/// Lines of orders and invoices as they are typed.
@NullMarked
package io.attune.commerce.lines;

import org.jspecify.annotations.NullMarked;
