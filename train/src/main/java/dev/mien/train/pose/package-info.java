/**
 * Learns the average head that head poses are measured with: from faces with 68 points ({@link
 * dev.mien.train.pose.HeadShapes}) a rigid shape that explains them all, turned one way or another.
 */
@NullMarked
package dev.mien.train.pose;

import org.jspecify.annotations.NullMarked;
