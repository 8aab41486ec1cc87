/// One deal: what it is about, with whom, where it stands and where it stood.
@NullMarked
package io.attune.sales.deals;

import org.jspecify.annotations.NullMarked;
