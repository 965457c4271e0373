/// EIA's API v2: what the grids of the United States made, by fuel and hour, with a free key.
/// History only: hours to days late.
///
/// It gives a mix and no intensity, so it has no basis; imports are not in it. Not tried on the
/// live service: that a period names the **end** of its hour in UTC, which is how another client
/// reads it; that more than 5000 rows are cut off; which fuels other than the ones listed here
/// there are (they count as unknown). Values are the reporters' own and may be revised.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.eia;

import org.jspecify.annotations.NullMarked;
