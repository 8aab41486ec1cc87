/// People and accounts as those who order and owe.
@NullMarked
package io.attune.commerce.debtors;

import org.jspecify.annotations.NullMarked;
