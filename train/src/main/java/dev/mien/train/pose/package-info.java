/** Learns the average head that head poses are measured with. */
package dev.mien.train.pose;
