/// The one way out to addresses that somebody typed in.
@NamedInterface("outgoing")
@NullMarked
package io.attune.platform.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
