/// The ways that deals go: pipelines, their stages and the reasons for which deals are lost.
@NullMarked
package io.attune.sales.pipelines;

import org.jspecify.annotations.NullMarked;
