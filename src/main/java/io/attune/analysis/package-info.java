/// What does a text say?
@ApplicationModule(allowedDependencies = {"platform :: *", "channels"})
@NullMarked
package io.attune.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
