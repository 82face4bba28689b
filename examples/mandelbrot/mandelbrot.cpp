// mandelbrot.cpp - draws the Mandelbrot set into a PPM file.
//
// Usage: mandelbrot FILE [WIDTH HEIGHT]. The file is created below a directory that was granted
// with `sinter build --dir`. Only +, -, * and comparisons of doubles are used, so that every
// processor computes the same picture to the last bit.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Colour {
  std::uint8_t red, green, blue;
};

constexpr int maxIterations = 200;

/// Iterations of z = z*z + c before |z| exceeds 2; maxIterations if it stays within.
int escapeTime(double real, double imaginary) {
  double x = 0, y = 0;
  for (int iteration = 0; iteration < maxIterations; ++iteration) {
    double xx = x * x, yy = y * y;
    if (xx + yy > 4)
      return iteration;
    y = 2 * x * y + imaginary;
    x = xx - yy + real;
  }
  return maxIterations;
}

Colour colourOf(int iterations) {
  if (iterations == maxIterations)
    return {0, 0, 0};
  // Three ramps that repeat at different rates.
  return {std::uint8_t(iterations * 9), std::uint8_t(iterations * 5 + 40),
          std::uint8_t(255 - iterations * 3)};
}

std::vector<Colour> draw(int width, int height) {
  std::vector<Colour> pixels;
  pixels.reserve(std::size_t(width) * height);
  // The set lies within [-2.2, 0.8] x [-1.2, 1.2].
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      pixels.push_back(
          colourOf(escapeTime(-2.2 + 3.0 * column / width, -1.2 + 2.4 * row / height)));
  return pixels;
}

bool writePpm(const char *path, const std::vector<Colour> &pixels, int width, int height) {
  std::FILE *file = std::fopen(path, "wb");
  if (!file)
    return false;
  std::fprintf(file, "P6\n%d %d\n255\n", width, height);
  std::size_t written = std::fwrite(pixels.data(), sizeof(Colour), pixels.size(), file);
  bool isClosed = std::fclose(file) == 0;
  return isClosed && written == pixels.size();
}

} // namespace

int main(int argc, char **argv) {
  int width = argc == 4 ? std::atoi(argv[2]) : 480;
  int height = argc == 4 ? std::atoi(argv[3]) : 384;
  if ((argc != 2 && argc != 4) || width < 1 || height < 1 || width > 10000 || height > 10000) {
    std::fprintf(stderr, "usage: mandelbrot FILE [WIDTH HEIGHT]\n");
    return 2;
  }
  if (!writePpm(argv[1], draw(width, height), width, height)) {
    std::perror(argv[1]);
    return 1;
  }
  std::printf("wrote %s, %d x %d pixels\n", argv[1], width, height);
  return 0;
}
