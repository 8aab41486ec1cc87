/// How recent, frequent, valuable and late is a customer?
@ApplicationModule(allowedDependencies = {"platform :: *", "customers", "commerce"})
@NullMarked
package io.attune.behavior;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
