/// The orders of our customers: kept, listed, streamed to the models, shown on the person page.
@NullMarked
package io.attune.commerce.orders;

import org.jspecify.annotations.NullMarked;
