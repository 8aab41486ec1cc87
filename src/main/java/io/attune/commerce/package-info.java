/// What did they buy?
@ApplicationModule(allowedDependencies = {"customers"})
@NullMarked
package io.attune.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
