# test.rb - the language and what scripts require, with results that are the same everywhere.
require 'json'
require 'set'
require 'digest'
require 'erb'
require 'optparse'
require 'tempfile'
require 'time'

puts RUBY_VERSION, RUBY_PLATFORM, ARGV.inspect

# Blocks, closures, lazy enumerators, fibers.
counter = 0
add = ->(n) { counter += n }
[1, 2, 3].each(&add)
puts counter
puts (1..Float::INFINITY).lazy.map { |n| n * n }.select(&:even?).first(4).inspect
fibonacci = Enumerator.new do |y|
  a, b = 0, 1
  loop { y << a; a, b = b, a + b }
end
puts fibonacci.take(12).inspect
external = fibonacci.each_with_index
puts begin
  3.times.map { external.next }.inspect
rescue NotImplementedError => e
  e.class
end

# Exceptions: thousands, with ensure and retry.
class Wrong < StandardError
  def initialize(n) = super("wrong: #{n}")
end
caught = 0
ensured = 0
3000.times do |n|
  raise Wrong, n if n % 3 == 0
rescue Wrong => e
  caught += 1 if e.message == "wrong: #{n}"
ensure
  ensured += 1
end
puts [caught, ensured].inspect
tries = 0
begin
  tries += 1
  Integer("x" * tries) if tries < 3
  puts "after #{tries} tries"
rescue ArgumentError
  retry
end
def deep(n) = n.zero? ? throw(:out, "thrown") : deep(n - 1)
puts catch(:out) { deep(500) }
begin
  nil.upcase
rescue NoMethodError => e
  puts e.message
end
def endless(n) = endless(n + 1) + 1
begin
  endless(0)
rescue SystemStackError => e
  puts e.class
end

# Strings and regular expressions.
puts "2024-02-29".sub(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, '\k<d>.\k<m>.\k<y>')
puts "The quick brown fox".scan(/\b\w/).join, "naïve 日本".chars.length, "ÀÉ".downcase
puts "a1b22c333".gsub(/\d+/) { |d| (d.to_i * 2).to_s }
puts format("%08.3f|%-6s|%+d|%x|%e", Math::PI, "left", 5, 255, 12345.678)
puts "%s" % :symbol, "abc".unpack("C*").inspect, [1, 2].pack("s>l<").inspect
puts "text".encode("UTF-16LE").bytes.inspect, "caf\u00e9".unicode_normalize(:nfd).length

# Numbers: as large as they need to be.
puts 2**100, 100.downto(1).inject(:*).to_s.length, 10.0 / 3, 7.divmod(-2).inspect, 1r / 3 + 2r / 5
puts Complex(1, 2) * Complex(3, -1), 255.to_s(2), "ff".hex, 0.1 + 0.2, 1e20.to_i

# Collections, pattern matching, structs.
words = %w[pear fig apple banana cherry date]
puts words.group_by(&:size).inspect, words.sort_by { |w| [-w.size, w] }.inspect
puts words.each_slice(2).to_h.inspect, words.partition { |w| w.include?("a") }.inspect
Point = Struct.new(:x, :y) do
  def length = Math.hypot(x, y)
end
puts Point.new(3, 4).length, Set[3, 1, 2].superset?(Set[1, 2])
case { name: "box", size: [2, 3] }
in { name: String => name, size: [Integer => w, Integer => h] }
  puts "#{name} #{w * h}"
end

# The library.
data = JSON.parse('{"list": [1, 2.5, null, {"deep": "\u0041"}], "yes": true}')
puts data.inspect, JSON.pretty_generate(data)
begin
  JSON.parse('{"broken": ')
rescue JSON::ParserError => e
  puts e.class
end
puts Digest::SHA256.hexdigest("abc"), Digest::MD5.hexdigest("")
puts ERB.new("<% 3.times do |i| %><%= i %>;<% end %>").result
puts Time.at(1_000_000_000).utc.iso8601, Time.parse("2024-02-29 12:00 UTC").yday
options = {}
OptionParser.new { |o| o.on("-n N", Integer) { |n| options[:n] = n } }.parse!(%w[-n 42])
puts options.inspect

# Files, in the grant.
Dir.chdir("/data")
File.write("/data/written.txt", (1..5).map { |i| "line #{i}\n" }.join)
puts File.readlines("/data/written.txt", chomp: true).last, File.size("/data/written.txt")
File.open("/data/written.txt", "r+") { |f| f.seek(5); f.write("ONE"); f.seek(0, IO::SEEK_END); puts f.pos }
Dir.mkdir("/data/folder")
File.rename("/data/written.txt", "/data/folder/moved.txt")
puts Dir.children("/data/folder").inspect, File.exist?("/data/written.txt")
puts Dir.glob("/data/**/*.txt").inspect, File.stat("/data/folder").directory?
File.rename("/data/folder/moved.txt", "/data/written.txt")
Dir.rmdir("/data/folder")
begin
  File.read("/etc/passwd")
rescue SystemCallError => e
  puts e.class
end

# Garbage.
kept = (1..200_000).map { |i| "s#{i}" * 2 if i % 100 == 0 }.compact
GC.start
puts kept.size, kept.last, GC.count > 0, ObjectSpace.respond_to?(:each_object)
