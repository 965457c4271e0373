/// Secrets that tests plant wherever the product takes one, and who notices them where they must
/// not be: in what is logged or printed, in messages of exceptions, in text forms of objects.
///
/// For tests alone. Every module that has this on its test path is watched without being asked.
@NullMarked
package io.heliotrope.canaries;

import org.jspecify.annotations.NullMarked;
