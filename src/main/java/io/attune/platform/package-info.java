/// What every module needs: who is signed in, what runs when, how a page is framed.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.attune.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
