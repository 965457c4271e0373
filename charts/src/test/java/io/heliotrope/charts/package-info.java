/// Tests of the Helm chart, the dashboard and the alerts, without a cluster.
///
/// Each test runs on one thread; the Helm library is loaded once per JVM.
@NullMarked
package io.heliotrope.charts;

import org.jspecify.annotations.NullMarked;
