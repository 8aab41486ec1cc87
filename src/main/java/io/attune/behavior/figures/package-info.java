/// What is known of the whole base at a run of scoring, figure by figure, kept per month.
@NullMarked
package io.attune.behavior.figures;

import org.jspecify.annotations.NullMarked;
