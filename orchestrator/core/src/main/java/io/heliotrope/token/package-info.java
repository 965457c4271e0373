/// What shows that a result comes from the worker that was asked for it.
@NullMarked
package io.heliotrope.token;

import org.jspecify.annotations.NullMarked;
