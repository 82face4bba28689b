# LLVM.cmake - finds LLVM and lld; defines sinter::llvm and sinter::lld.
find_package(LLVM 22.1 REQUIRED CONFIG PATHS /usr/lib/llvm-22/lib/cmake/llvm)
find_package(LLD 22.1 REQUIRED CONFIG PATHS /usr/lib/llvm-22/lib/cmake/lld)

add_library(sinter-llvm INTERFACE)
add_library(sinter::llvm ALIAS sinter-llvm)
target_include_directories(sinter-llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(sinterLlvmDefinitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(sinter-llvm INTERFACE ${sinterLlvmDefinitions})
if(SINTER_STATIC_LLVM)
  llvm_map_components_to_libnames(sinterLlvmLibraries
    Core Support ObjCopy Passes CodeGen AsmPrinter MC Target TargetParser BitWriter ObjCARCOpts Object
    AsmParser LTO DTLTO Option
    AllTargetsCodeGens AllTargetsAsmParsers AllTargetsDescs AllTargetsDisassemblers AllTargetsInfos)
  # The exported targets name shared libraries. Z3 has no other, and nothing here calls it.
  set_target_properties(lldCommon PROPERTIES INTERFACE_LINK_LIBRARIES "${sinterLlvmLibraries}")
  set_target_properties(lldELF PROPERTIES
    INTERFACE_LINK_LIBRARIES "lldCommon;${sinterLlvmLibraries}")
  find_library(SINTER_ZLIB libz.a REQUIRED)
  find_library(SINTER_ZSTD libzstd.a REQUIRED)
  set_target_properties(LLVMSupport PROPERTIES
    INTERFACE_LINK_LIBRARIES "m;${SINTER_ZLIB};${SINTER_ZSTD};LLVMDemangle")
  # Debian's LLVM registers Polly in its pass builder.
  target_link_libraries(sinter-llvm INTERFACE ${sinterLlvmLibraries} Polly PollyISL)
  target_link_options(sinter-llvm INTERFACE -static)
else()
  target_link_libraries(sinter-llvm INTERFACE LLVM)
endif()

add_library(sinter-lld INTERFACE)
add_library(sinter::lld ALIAS sinter-lld)
target_link_libraries(sinter-lld INTERFACE lldELF lldCommon sinter::llvm)
