/// What weather means for a site: free cooling, PUE, water and heat.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.signals.cooling;

import org.jspecify.annotations.NullMarked;
