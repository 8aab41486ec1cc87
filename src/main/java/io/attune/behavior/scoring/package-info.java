/// The job that scores everybody, when it runs, and what its last run found.
@NullMarked
package io.attune.behavior.scoring;

import org.jspecify.annotations.NullMarked;
