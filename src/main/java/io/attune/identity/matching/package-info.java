/// Which records are the same person: normalising, blocking, comparing, weighing, clustering; no
/// database, no framework.
@NamedInterface("matching")
@NullMarked
package io.attune.identity.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
