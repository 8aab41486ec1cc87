/// The page on which an analyst judges the models of buying and chooses the one that scores.
@NullMarked
package io.attune.behavior.choosing;

import org.jspecify.annotations.NullMarked;
