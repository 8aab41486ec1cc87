/// What Novo draws from a log to see customers come, slip and leave, as pure functions: no database, no
/// framework.
@NamedInterface("instruments")
@NullMarked
package io.attune.behavior.instruments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
