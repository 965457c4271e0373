/// What every reader of a home cluster's logs makes of their order: which records are void, and how
/// a job ended.
///
/// Pure folds; each belongs to one thread.
@NullMarked
package io.heliotrope.log;

import org.jspecify.annotations.NullMarked;
