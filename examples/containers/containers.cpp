// containers.cpp - C++ with its library: maps, strings, iostreams, virtual calls, no exceptions.
//
// A small library catalogue. Items of three kinds are priced through virtual functions, looked up
// in a std::map, sorted, and printed through iostreams with their formatting.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

class Item {
public:
  explicit Item(std::string title) : title(std::move(title)) {}
  virtual ~Item() = default;
  virtual std::string kind() const = 0;
  /// What a day's delay costs, in cents.
  virtual int fine() const = 0;
  const std::string &name() const { return title; }

private:
  std::string title;
};

class Book : public Item {
public:
  Book(std::string title, int pages) : Item(std::move(title)), pages(pages) {}
  std::string kind() const override { return "book"; }
  int fine() const override { return 10 + pages / 100; }

private:
  int pages;
};

class Film : public Item {
public:
  using Item::Item;
  std::string kind() const override { return "film"; }
  int fine() const override { return 50; }
};

class Atlas final : public Book {
public:
  using Book::Book;
  std::string kind() const override { return "atlas"; }
  int fine() const override { return Book::fine() * 3; }
};

using Catalogue = std::map<std::string, std::unique_ptr<Item>>;

Catalogue makeCatalogue() {
  Catalogue catalogue;
  catalogue["Rivers of Europe"] = std::make_unique<Atlas>("Rivers of Europe", 320);
  catalogue["A Miller's Year"] = std::make_unique<Book>("A Miller's Year", 210);
  catalogue["The Frozen Lock"] = std::make_unique<Film>("The Frozen Lock");
  catalogue["Bread"] = std::make_unique<Book>("Bread", 95);
  return catalogue;
}

void printFines(const Catalogue &catalogue) {
  for (const auto &[title, item] : catalogue)
    std::cout << std::left << std::setw(20) << title << std::setw(6) << item->kind() << std::right
              << std::fixed << std::setprecision(2) << std::setw(6) << item->fine() / 100.0 << '\n';
}

/// "title days; title days; ..." -> title to days. What has no number is left out.
std::map<std::string, int> parseDelays(const std::string &text) {
  std::map<std::string, int> delays;
  std::istringstream entries(text);
  for (std::string entry; std::getline(entries, entry, ';');) {
    std::size_t split = entry.find_last_of(' ');
    std::size_t start = entry.find_first_not_of(' ');
    if (split == std::string::npos || split <= start)
      continue;
    int days = 0;
    if (std::istringstream(entry.substr(split)) >> days)
      delays[entry.substr(start, split - start)] += days;
  }
  return delays;
}

} // namespace

int main() {
  Catalogue catalogue = makeCatalogue();
  printFines(catalogue);

  std::map<std::string, int> delays =
      parseDelays("Bread 3; The Frozen Lock 2; Missing 9; Bread 4; no number; Rivers of Europe 1");
  int total = 0;
  std::vector<std::pair<int, std::string>> bills;
  for (const auto &[title, days] : delays) {
    auto found = catalogue.find(title);
    if (found == catalogue.end()) {
      std::cout << "not in the catalogue: " << std::quoted(title) << '\n';
      continue;
    }
    bills.emplace_back(days * found->second->fine(), title);
    total += bills.back().first;
  }
  std::sort(bills.rbegin(), bills.rend());
  for (const auto &[cents, title] : bills)
    std::cout << std::setw(5) << cents << " cents for " << title << '\n';
  std::cout << "total 0x" << std::hex << total << std::dec << " = " << total << " cents"
            << std::endl;

  // The hierarchy is known at run time, too.
  long atlases = std::count_if(catalogue.begin(), catalogue.end(), [](const auto &entry) {
    return dynamic_cast<const Atlas *>(entry.second.get()) != nullptr;
  });
  std::cout << atlases << " atlas among " << catalogue.size() << " items" << std::endl;
  return atlases == 1 ? 0 : 1;
}
