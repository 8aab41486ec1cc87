/// Who behaves like those who left, as pure functions: logistic regression, its checks, and the words for it.
@NamedInterface("lookalikes")
@NullMarked
package io.attune.behavior.lookalikes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
