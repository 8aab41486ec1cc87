/// Who might buy: taken down, worked on, and made a person, an account and a deal.
@NullMarked
package io.attune.sales.leads;

import org.jspecify.annotations.NullMarked;
