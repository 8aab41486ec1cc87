/// A believable company to look at Attune with.
@ApplicationModule
@NullMarked
package io.attune.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
