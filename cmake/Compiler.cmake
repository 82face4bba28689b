# Compiler.cmake - warnings and sanitizers of Sinter's own C++ code: sinter::compiler.
add_library(sinter-compiler INTERFACE)
add_library(sinter::compiler ALIAS sinter-compiler)
target_include_directories(sinter-compiler INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(sinter-compiler INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wno-unused-parameter -fno-exceptions>
  $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Debug>>:-Werror>)
if(SINTER_SANITIZE)
  target_compile_options(sinter-compiler INTERFACE
    -fsanitize=${SINTER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(sinter-compiler INTERFACE -fsanitize=${SINTER_SANITIZE})
endif()
if(SINTER_FUZZ)
  # libFuzzer needs to see which edges of Sinter's own code an input reaches.
  target_compile_options(sinter-compiler INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(sinter-compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
