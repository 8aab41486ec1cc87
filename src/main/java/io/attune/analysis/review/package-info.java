/// Readings and judgements side by side, and the reader that learns from them.
@NullMarked
package io.attune.analysis.review;

import org.jspecify.annotations.NullMarked;
