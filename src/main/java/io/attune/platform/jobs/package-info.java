/// Work that takes longer than a page: progress, result, cancel, restart.
@NamedInterface("jobs")
@NullMarked
package io.attune.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
