/// What a worker makes of its dispatch log: which records are its to run, and which it declines.
///
/// Pure as far as its arguments are: time is handed in. A fold belongs to the thread that reads the
/// log.
@NullMarked
package io.heliotrope.worker;

import org.jspecify.annotations.NullMarked;
