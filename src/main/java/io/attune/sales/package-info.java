/// Who might buy?
@ApplicationModule(
        allowedDependencies = {"platform :: *", "customers", "customers :: records", "customers :: staging", "commerce"
        })
@NullMarked
package io.attune.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
