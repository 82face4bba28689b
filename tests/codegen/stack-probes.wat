;; A frame of more than a page touches every page on its way down, so that none jumps the stack's
;; guard region. At -O0 every local that is written has a place in the frame.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build -O0 --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=X86
;; RUN: %sinter build -O0 --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefix=ARM
;; RUN: %sinter build -O0 --emit asm --target riscv64-linux %t.wasm -o - | FileCheck %s --check-prefix=RISCV
(module
  ;; X86-LABEL: wasm.0.big:
  ;; X86:       subq $4096, %rsp
  ;; X86-NEXT:  {{(orq|movq) \$0, \(%rsp\)}}
  ;; ARM-LABEL: wasm.0.big:
  ;; ARM:       sub sp, sp, #1, lsl #12
  ;; ARM-NEXT:  str xzr, [sp]
  ;; RISCV-LABEL: wasm.0.big:
  ;; RISCV:     sub sp, sp, {{[a-z0-9]+}}
  ;; RISCV-NEXT: sd zero, 0(sp)
  (func $big (param i32) (local
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
    i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    (i64.extend_i32_u (local.get 0))
    local.tee 1 local.tee 2 local.tee 3 local.tee 4 local.tee 5 local.tee 6 local.tee 7
    local.tee 8 local.tee 9 local.tee 10 local.tee 11 local.tee 12 local.tee 13 local.tee 14
    local.tee 15 local.tee 16 local.tee 17 local.tee 18 local.tee 19 local.tee 20 local.tee 21
    local.tee 22 local.tee 23 local.tee 24 local.tee 25 local.tee 26 local.tee 27 local.tee 28
    local.tee 29 local.tee 30 local.tee 31 local.tee 32 local.tee 33 local.tee 34 local.tee 35
    local.tee 36 local.tee 37 local.tee 38 local.tee 39 local.tee 40 local.tee 41 local.tee 42
    local.tee 43 local.tee 44 local.tee 45 local.tee 46 local.tee 47 local.tee 48 local.tee 49
    local.tee 50 local.tee 51 local.tee 52 local.tee 53 local.tee 54 local.tee 55 local.tee 56
    local.tee 57 local.tee 58 local.tee 59 local.tee 60 local.tee 61 local.tee 62 local.tee 63
    local.tee 64 local.tee 65 local.tee 66 local.tee 67 local.tee 68 local.tee 69 local.tee 70
    local.tee 71 local.tee 72 local.tee 73 local.tee 74 local.tee 75 local.tee 76 local.tee 77
    local.tee 78 local.tee 79 local.tee 80 local.tee 81 local.tee 82 local.tee 83 local.tee 84
    local.tee 85 local.tee 86 local.tee 87 local.tee 88 local.tee 89 local.tee 90 local.tee 91
    local.tee 92 local.tee 93 local.tee 94 local.tee 95 local.tee 96 local.tee 97 local.tee 98
    local.tee 99 local.tee 100 local.tee 101 local.tee 102 local.tee 103 local.tee 104 local.tee 105
    local.tee 106 local.tee 107 local.tee 108 local.tee 109 local.tee 110 local.tee 111 local.tee 112
    local.tee 113 local.tee 114 local.tee 115 local.tee 116 local.tee 117 local.tee 118 local.tee 119
    local.tee 120 local.tee 121 local.tee 122 local.tee 123 local.tee 124 local.tee 125 local.tee 126
    local.tee 127 local.tee 128 local.tee 129 local.tee 130 local.tee 131 local.tee 132 local.tee 133
    local.tee 134 local.tee 135 local.tee 136 local.tee 137 local.tee 138 local.tee 139 local.tee 140
    local.tee 141 local.tee 142 local.tee 143 local.tee 144 local.tee 145 local.tee 146 local.tee 147
    local.tee 148 local.tee 149 local.tee 150 local.tee 151 local.tee 152 local.tee 153 local.tee 154
    local.tee 155 local.tee 156 local.tee 157 local.tee 158 local.tee 159 local.tee 160 local.tee 161
    local.tee 162 local.tee 163 local.tee 164 local.tee 165 local.tee 166 local.tee 167 local.tee 168
    local.tee 169 local.tee 170 local.tee 171 local.tee 172 local.tee 173 local.tee 174 local.tee 175
    local.tee 176 local.tee 177 local.tee 178 local.tee 179 local.tee 180 local.tee 181 local.tee 182
    local.tee 183 local.tee 184 local.tee 185 local.tee 186 local.tee 187 local.tee 188 local.tee 189
    local.tee 190 local.tee 191 local.tee 192 local.tee 193 local.tee 194 local.tee 195 local.tee 196
    local.tee 197 local.tee 198 local.tee 199 local.tee 200 local.tee 201 local.tee 202 local.tee 203
    local.tee 204 local.tee 205 local.tee 206 local.tee 207 local.tee 208 local.tee 209 local.tee 210
    local.tee 211 local.tee 212 local.tee 213 local.tee 214 local.tee 215 local.tee 216 local.tee 217
    local.tee 218 local.tee 219 local.tee 220 local.tee 221 local.tee 222 local.tee 223 local.tee 224
    local.tee 225 local.tee 226 local.tee 227 local.tee 228 local.tee 229 local.tee 230 local.tee 231
    local.tee 232 local.tee 233 local.tee 234 local.tee 235 local.tee 236 local.tee 237 local.tee 238
    local.tee 239 local.tee 240 local.tee 241 local.tee 242 local.tee 243 local.tee 244 local.tee 245
    local.tee 246 local.tee 247 local.tee 248 local.tee 249 local.tee 250 local.tee 251 local.tee 252
    local.tee 253 local.tee 254 local.tee 255 local.tee 256 local.tee 257 local.tee 258 local.tee 259
    local.tee 260 local.tee 261 local.tee 262 local.tee 263 local.tee 264 local.tee 265 local.tee 266
    local.tee 267 local.tee 268 local.tee 269 local.tee 270 local.tee 271 local.tee 272 local.tee 273
    local.tee 274 local.tee 275 local.tee 276 local.tee 277 local.tee 278 local.tee 279 local.tee 280
    local.tee 281 local.tee 282 local.tee 283 local.tee 284 local.tee 285 local.tee 286 local.tee 287
    local.tee 288 local.tee 289 local.tee 290 local.tee 291 local.tee 292 local.tee 293 local.tee 294
    local.tee 295 local.tee 296 local.tee 297 local.tee 298 local.tee 299 local.tee 300 local.tee 301
    local.tee 302 local.tee 303 local.tee 304 local.tee 305 local.tee 306 local.tee 307 local.tee 308
    local.tee 309 local.tee 310 local.tee 311 local.tee 312 local.tee 313 local.tee 314 local.tee 315
    local.tee 316 local.tee 317 local.tee 318 local.tee 319 local.tee 320 local.tee 321 local.tee 322
    local.tee 323 local.tee 324 local.tee 325 local.tee 326 local.tee 327 local.tee 328 local.tee 329
    local.tee 330 local.tee 331 local.tee 332 local.tee 333 local.tee 334 local.tee 335 local.tee 336
    local.tee 337 local.tee 338 local.tee 339 local.tee 340 local.tee 341 local.tee 342 local.tee 343
    local.tee 344 local.tee 345 local.tee 346 local.tee 347 local.tee 348 local.tee 349 local.tee 350
    local.tee 351 local.tee 352 local.tee 353 local.tee 354 local.tee 355 local.tee 356 local.tee 357
    local.tee 358 local.tee 359 local.tee 360 local.tee 361 local.tee 362 local.tee 363 local.tee 364
    local.tee 365 local.tee 366 local.tee 367 local.tee 368 local.tee 369 local.tee 370 local.tee 371
    local.tee 372 local.tee 373 local.tee 374 local.tee 375 local.tee 376 local.tee 377 local.tee 378
    local.tee 379 local.tee 380 local.tee 381 local.tee 382 local.tee 383 local.tee 384 local.tee 385
    local.tee 386 local.tee 387 local.tee 388 local.tee 389 local.tee 390 local.tee 391 local.tee 392
    local.tee 393 local.tee 394 local.tee 395 local.tee 396 local.tee 397 local.tee 398 local.tee 399
    local.tee 400 local.tee 401 local.tee 402 local.tee 403 local.tee 404 local.tee 405 local.tee 406
    local.tee 407 local.tee 408 local.tee 409 local.tee 410 local.tee 411 local.tee 412 local.tee 413
    local.tee 414 local.tee 415 local.tee 416 local.tee 417 local.tee 418 local.tee 419 local.tee 420
    local.tee 421 local.tee 422 local.tee 423 local.tee 424 local.tee 425 local.tee 426 local.tee 427
    local.tee 428 local.tee 429 local.tee 430 local.tee 431 local.tee 432 local.tee 433 local.tee 434
    local.tee 435 local.tee 436 local.tee 437 local.tee 438 local.tee 439 local.tee 440 local.tee 441
    local.tee 442 local.tee 443 local.tee 444 local.tee 445 local.tee 446 local.tee 447 local.tee 448
    local.tee 449 local.tee 450 local.tee 451 local.tee 452 local.tee 453 local.tee 454 local.tee 455
    local.tee 456 local.tee 457 local.tee 458 local.tee 459 local.tee 460 local.tee 461 local.tee 462
    local.tee 463 local.tee 464 local.tee 465 local.tee 466 local.tee 467 local.tee 468 local.tee 469
    local.tee 470 local.tee 471 local.tee 472 local.tee 473 local.tee 474 local.tee 475 local.tee 476
    local.tee 477 local.tee 478 local.tee 479 local.tee 480 local.tee 481 local.tee 482 local.tee 483
    local.tee 484 local.tee 485 local.tee 486 local.tee 487 local.tee 488 local.tee 489 local.tee 490
    local.tee 491 local.tee 492 local.tee 493 local.tee 494 local.tee 495 local.tee 496 local.tee 497
    local.tee 498 local.tee 499 local.tee 500 local.tee 501 local.tee 502 local.tee 503 local.tee 504
    local.tee 505 local.tee 506 local.tee 507 local.tee 508 local.tee 509 local.tee 510 local.tee 511
    local.tee 512 local.tee 513 local.tee 514 local.tee 515 local.tee 516 local.tee 517 local.tee 518
    local.tee 519 local.tee 520 local.tee 521 local.tee 522 local.tee 523 local.tee 524 local.tee 525
    local.tee 526 local.tee 527 local.tee 528 local.tee 529 local.tee 530 local.tee 531 local.tee 532
    local.tee 533 local.tee 534 local.tee 535 local.tee 536 local.tee 537 local.tee 538 local.tee 539
    local.tee 540 local.tee 541 local.tee 542 local.tee 543 local.tee 544 local.tee 545 local.tee 546
    local.tee 547 local.tee 548 local.tee 549 local.tee 550 local.tee 551 local.tee 552 local.tee 553
    local.tee 554 local.tee 555 local.tee 556 local.tee 557 local.tee 558 local.tee 559 local.tee 560
    local.tee 561 local.tee 562 local.tee 563 local.tee 564 local.tee 565 local.tee 566 local.tee 567
    local.tee 568 local.tee 569 local.tee 570 local.tee 571 local.tee 572 local.tee 573 local.tee 574
    local.tee 575 local.tee 576 local.tee 577 local.tee 578 local.tee 579 local.tee 580 local.tee 581
    local.tee 582 local.tee 583 local.tee 584 local.tee 585 local.tee 586 local.tee 587 local.tee 588
    local.tee 589 local.tee 590 local.tee 591 local.tee 592 local.tee 593 local.tee 594 local.tee 595
    local.tee 596 local.tee 597 local.tee 598 local.tee 599 local.tee 600 local.tee 601 local.tee 602
    local.tee 603 local.tee 604 local.tee 605 local.tee 606 local.tee 607 local.tee 608 local.tee 609
    local.tee 610 local.tee 611 local.tee 612 local.tee 613 local.tee 614 local.tee 615 local.tee 616
    local.tee 617 local.tee 618 local.tee 619 local.tee 620 local.tee 621 local.tee 622 local.tee 623
    local.tee 624 local.tee 625 local.tee 626 local.tee 627 local.tee 628 local.tee 629 local.tee 630
    local.tee 631 local.tee 632 local.tee 633 local.tee 634 local.tee 635 local.tee 636 local.tee 637
    local.tee 638 local.tee 639 local.tee 640 local.tee 641 local.tee 642 local.tee 643 local.tee 644
    local.tee 645 local.tee 646 local.tee 647 local.tee 648 local.tee 649 local.tee 650 local.tee 651
    local.tee 652 local.tee 653 local.tee 654 local.tee 655 local.tee 656 local.tee 657 local.tee 658
    local.tee 659 local.tee 660 local.tee 661 local.tee 662 local.tee 663 local.tee 664 local.tee 665
    local.tee 666 local.tee 667 local.tee 668 local.tee 669 local.tee 670 local.tee 671 local.tee 672
    local.tee 673 local.tee 674 local.tee 675 local.tee 676 local.tee 677 local.tee 678 local.tee 679
    local.tee 680 local.tee 681 local.tee 682 local.tee 683 local.tee 684 local.tee 685 local.tee 686
    local.tee 687 local.tee 688 local.tee 689 local.tee 690 local.tee 691 local.tee 692 local.tee 693
    local.tee 694 local.tee 695 local.tee 696 local.tee 697 local.tee 698 local.tee 699 local.tee 700
    local.tee 701 local.tee 702 local.tee 703 local.tee 704 local.tee 705 local.tee 706 local.tee 707
    local.tee 708 local.tee 709 local.tee 710 local.tee 711 local.tee 712 local.tee 713 local.tee 714
    local.tee 715 local.tee 716 local.tee 717 local.tee 718 local.tee 719 local.tee 720 local.tee 721
    local.tee 722 local.tee 723 local.tee 724 local.tee 725 local.tee 726 local.tee 727 local.tee 728
    local.tee 729 local.tee 730 local.tee 731 local.tee 732 local.tee 733 local.tee 734 local.tee 735
    local.tee 736 local.tee 737 local.tee 738 local.tee 739 local.tee 740 local.tee 741 local.tee 742
    local.tee 743 local.tee 744 local.tee 745 local.tee 746 local.tee 747 local.tee 748 local.tee 749
    local.tee 750 local.tee 751 local.tee 752 local.tee 753 local.tee 754 local.tee 755 local.tee 756
    local.tee 757 local.tee 758 local.tee 759 local.tee 760 local.tee 761 local.tee 762 local.tee 763
    local.tee 764 local.tee 765 local.tee 766 local.tee 767 local.tee 768 local.tee 769 local.tee 770
    local.tee 771 local.tee 772 local.tee 773 local.tee 774 local.tee 775 local.tee 776 local.tee 777
    local.tee 778 local.tee 779 local.tee 780 local.tee 781 local.tee 782 local.tee 783 local.tee 784
    local.tee 785 local.tee 786 local.tee 787 local.tee 788 local.tee 789 local.tee 790 local.tee 791
    local.tee 792 local.tee 793 local.tee 794 local.tee 795 local.tee 796 local.tee 797 local.tee 798
    local.tee 799 local.tee 800 local.tee 801 local.tee 802 local.tee 803 local.tee 804 local.tee 805
    local.tee 806 local.tee 807 local.tee 808 local.tee 809 local.tee 810 local.tee 811 local.tee 812
    local.tee 813 local.tee 814 local.tee 815 local.tee 816 local.tee 817 local.tee 818 local.tee 819
    local.tee 820 local.tee 821 local.tee 822 local.tee 823 local.tee 824 local.tee 825 local.tee 826
    local.tee 827 local.tee 828 local.tee 829 local.tee 830 local.tee 831 local.tee 832 local.tee 833
    local.tee 834 local.tee 835 local.tee 836 local.tee 837 local.tee 838 local.tee 839 local.tee 840
    local.tee 841 local.tee 842 local.tee 843 local.tee 844 local.tee 845 local.tee 846 local.tee 847
    local.tee 848 local.tee 849 local.tee 850 local.tee 851 local.tee 852 local.tee 853 local.tee 854
    local.tee 855 local.tee 856 local.tee 857 local.tee 858 local.tee 859 local.tee 860 local.tee 861
    local.tee 862 local.tee 863 local.tee 864 local.tee 865 local.tee 866 local.tee 867 local.tee 868
    local.tee 869 local.tee 870 local.tee 871 local.tee 872 local.tee 873 local.tee 874 local.tee 875
    local.tee 876 local.tee 877 local.tee 878 local.tee 879 local.tee 880 local.tee 881 local.tee 882
    local.tee 883 local.tee 884 local.tee 885 local.tee 886 local.tee 887 local.tee 888 local.tee 889
    local.tee 890 local.tee 891 local.tee 892 local.tee 893 local.tee 894 local.tee 895 local.tee 896
    local.tee 897 local.tee 898 local.tee 899 local.tee 900 local.tee 901 local.tee 902 local.tee 903
    local.tee 904 local.tee 905 local.tee 906 local.tee 907 local.tee 908 local.tee 909 local.tee 910
    local.tee 911 local.tee 912 local.tee 913 local.tee 914 local.tee 915 local.tee 916 local.tee 917
    local.tee 918 local.tee 919 local.tee 920 local.tee 921 local.tee 922 local.tee 923 local.tee 924
    local.tee 925 local.tee 926 local.tee 927 local.tee 928 local.tee 929 local.tee 930 local.tee 931
    local.tee 932 local.tee 933 local.tee 934 local.tee 935 local.tee 936 local.tee 937 local.tee 938
    local.tee 939 local.tee 940 local.tee 941 local.tee 942 local.tee 943 local.tee 944 local.tee 945
    local.tee 946 local.tee 947 local.tee 948 local.tee 949 local.tee 950 local.tee 951 local.tee 952
    local.tee 953 local.tee 954 local.tee 955 local.tee 956 local.tee 957 local.tee 958 local.tee 959
    local.tee 960 local.tee 961 local.tee 962 local.tee 963 local.tee 964 local.tee 965 local.tee 966
    local.tee 967 local.tee 968 local.tee 969 local.tee 970 local.tee 971 local.tee 972 local.tee 973
    local.tee 974 local.tee 975 local.tee 976 local.tee 977 local.tee 978 local.tee 979 local.tee 980
    local.tee 981 local.tee 982 local.tee 983 local.tee 984 local.tee 985 local.tee 986 local.tee 987
    local.tee 988 local.tee 989 local.tee 990 local.tee 991 local.tee 992 local.tee 993 local.tee 994
    local.tee 995 local.tee 996 local.tee 997 local.tee 998 local.tee 999 local.tee 1000 local.tee 1001
    local.tee 1002 local.tee 1003 local.tee 1004 local.tee 1005 local.tee 1006 local.tee 1007 local.tee 1008
    local.tee 1009 local.tee 1010 local.tee 1011 local.tee 1012 local.tee 1013 local.tee 1014 local.tee 1015
    local.tee 1016 local.tee 1017 local.tee 1018 local.tee 1019 local.tee 1020 local.tee 1021 local.tee 1022
    local.tee 1023 local.tee 1024 local.tee 1025 local.tee 1026 local.tee 1027 local.tee 1028 local.tee 1029
    local.tee 1030 local.tee 1031 local.tee 1032 local.tee 1033 local.tee 1034 local.tee 1035 local.tee 1036
    local.tee 1037 local.tee 1038 local.tee 1039 local.tee 1040 local.tee 1041 local.tee 1042 local.tee 1043
    local.tee 1044 local.tee 1045 local.tee 1046 local.tee 1047 local.tee 1048 local.tee 1049 local.tee 1050
    local.tee 1051 local.tee 1052 local.tee 1053 local.tee 1054 local.tee 1055 local.tee 1056 local.tee 1057
    local.tee 1058 local.tee 1059 local.tee 1060 local.tee 1061 local.tee 1062 local.tee 1063 local.tee 1064
    local.tee 1065 local.tee 1066 local.tee 1067 local.tee 1068 local.tee 1069 local.tee 1070 local.tee 1071
    local.tee 1072 local.tee 1073 local.tee 1074 local.tee 1075 local.tee 1076 local.tee 1077 local.tee 1078
    local.tee 1079 local.tee 1080 local.tee 1081 local.tee 1082 local.tee 1083 local.tee 1084 local.tee 1085
    local.tee 1086 local.tee 1087 local.tee 1088 local.tee 1089 local.tee 1090 local.tee 1091 local.tee 1092
    local.tee 1093 local.tee 1094 local.tee 1095 local.tee 1096 local.tee 1097 local.tee 1098 local.tee 1099
    local.tee 1100 local.tee 1101 local.tee 1102 local.tee 1103 local.tee 1104 local.tee 1105 local.tee 1106
    local.tee 1107 local.tee 1108 local.tee 1109 local.tee 1110 local.tee 1111 local.tee 1112 local.tee 1113
    local.tee 1114 local.tee 1115 local.tee 1116 local.tee 1117 local.tee 1118 local.tee 1119 local.tee 1120
    local.tee 1121 local.tee 1122 local.tee 1123 local.tee 1124 local.tee 1125 local.tee 1126 local.tee 1127
    local.tee 1128 local.tee 1129 local.tee 1130 local.tee 1131 local.tee 1132 local.tee 1133 local.tee 1134
    local.tee 1135 local.tee 1136 local.tee 1137 local.tee 1138 local.tee 1139 local.tee 1140 local.tee 1141
    local.tee 1142 local.tee 1143 local.tee 1144 local.tee 1145 local.tee 1146 local.tee 1147 local.tee 1148
    local.tee 1149 local.tee 1150 local.tee 1151 local.tee 1152 local.tee 1153 local.tee 1154 local.tee 1155
    local.tee 1156 local.tee 1157 local.tee 1158 local.tee 1159 local.tee 1160 local.tee 1161 local.tee 1162
    local.tee 1163 local.tee 1164 local.tee 1165 local.tee 1166 local.tee 1167 local.tee 1168 local.tee 1169
    local.tee 1170 local.tee 1171 local.tee 1172 local.tee 1173 local.tee 1174 local.tee 1175 local.tee 1176
    local.tee 1177 local.tee 1178 local.tee 1179 local.tee 1180 local.tee 1181 local.tee 1182 local.tee 1183
    local.tee 1184 local.tee 1185 local.tee 1186 local.tee 1187 local.tee 1188 local.tee 1189 local.tee 1190
    local.tee 1191 local.tee 1192 local.tee 1193 local.tee 1194 local.tee 1195 local.tee 1196 local.tee 1197
    local.tee 1198 local.tee 1199 local.tee 1200
    drop
    (call $huge (local.get 0)))
  (func $huge (param i32))
  (func (export "_start") (call $big (i32.const 1))))
