/// How we read from and write to a network.
@ApplicationModule(allowedDependencies = "platform :: *")
@NullMarked
package io.attune.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
