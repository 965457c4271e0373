/// The store of signals on disk: Arrow files that other programs read too, and what is streamed or
/// exported of them.
///
/// An archive belongs to one process, which appends under a lock of its own; any number of readers
/// in this and other processes need none. All types are safe from any thread unless they say
/// otherwise.
@NullMarked
package io.heliotrope.signals.archive;

import org.jspecify.annotations.NullMarked;
