/// What did they buy?
@ApplicationModule(allowedDependencies = {"platform :: *", "customers", "customers :: records"})
@NullMarked
package io.attune.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
