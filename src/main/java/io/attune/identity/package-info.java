/// Is this author that person?
@ApplicationModule(allowedDependencies = {"platform :: *", "customers", "channels"})
@NullMarked
package io.attune.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
