/** Video in and out. The only package that sees FFmpeg. */
package dev.mien.video;
