/// The providers of carbon intensity behind one interface, so that a ranked list holds any of them.
/// Zones are spelt as Electricity Maps does; each feed knows what its provider calls them.
///
/// Feeds are safe from any thread and block the caller's; the rest are immutable values.
@NullMarked
package io.heliotrope.signals.feeds;

import org.jspecify.annotations.NullMarked;
