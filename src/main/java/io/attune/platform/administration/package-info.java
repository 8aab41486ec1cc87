/// The pages on which a company is administered: its settings and its audit.
@NullMarked
package io.attune.platform.administration;

import org.jspecify.annotations.NullMarked;
