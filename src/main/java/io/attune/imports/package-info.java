/// How does data come in?
@ApplicationModule(
        allowedDependencies = {"platform :: *", "customers", "channels", "commerce", "identity", "privacy", "sales"})
@NullMarked
package io.attune.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
